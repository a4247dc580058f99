/** Methods that ask for nothing to be changed, so that asking again does no harm (RFC 9110, 9.2.1). */
export const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
