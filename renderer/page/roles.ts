/** The roles that somebody typed with commas between them, each once. */
export function rolesIn(text: string): string[] {
  const roles = text.split(',').map((role) => role.trim());
  return [...new Set(roles)].filter((role) => role !== '');
}
