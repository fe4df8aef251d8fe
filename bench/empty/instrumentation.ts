/** Empty: without its own file, Next would load the wizard's from the folders above. */
export function register() {}
