/** Nothing. Without a file of its own, Next takes the wizard's from the folders above. */
export function register() {}
