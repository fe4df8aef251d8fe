import type { Admin } from './admin'

declare module 'next-auth' {
  interface User {
    /** Null before the session starts. */
    admin?: Omit<Admin, 'session'>
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    admin?: Admin
  }
}
