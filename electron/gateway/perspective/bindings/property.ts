/** Bindings of the kind `property`: `{path, bidirectional}`. */
import { textOf } from '../../../contract/json.ts';
import { follow, type OpenBinding } from './binding.ts';

/** Follows a property; written both ways where the binding says so. */
export const propertyBinding: OpenBinding = (config, scope, emit) => {
  const path = textOf(config['path']);
  const source = follow(() => scope.readProperty(path), emit);
  if (config['bidirectional'] !== true) return source;
  return { ...source, write: (inside, value, isDouble) => scope.writeProperty(path, inside, value, isDouble) };
};
