/** The operating system's key vault: Keychain on macOS, DPAPI on Windows, Secret Service or KWallet on Linux. */
/* oxlint-disable typescript/no-deprecated --
   The gateway opens its keys in one step. What these calls wrap, Electron's asynchronous ones can unwrap later. */
import { safeStorage } from 'electron';
import { KeyProtection, type KeyVault } from '../gateway/platform/keyVault.ts';

/**
 * The vault, or undefined where the system has none that protects: a Linux without a key store gets a constant key from
 * Chromium, which anybody knows. Call it after the app is ready; the system may ask the person to unlock the store.
 */
export function operatingSystemVault(): KeyVault | undefined {
  if (!isReal()) return undefined;
  return {
    protection: KeyProtection.operatingSystem,
    wrap: (secret) => safeStorage.encryptString(Buffer.from(secret).toString('base64')).toString('base64'),
    unwrap: (wrapped) => Buffer.from(safeStorage.decryptString(Buffer.from(wrapped, 'base64')), 'base64'),
  };
}

function isReal(): boolean {
  // The name comes first: for a constant key there is no need to try it.
  if (process.platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) {
    return false;
  }
  return safeStorage.isEncryptionAvailable();
}
