import type { Admin } from './admin'

declare module 'next-auth' {
  interface User {
    /** Before the session has begun. */
    admin?: Omit<Admin, 'session'>
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    admin?: Admin
  }
}
