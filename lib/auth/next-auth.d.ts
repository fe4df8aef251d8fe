import type { Admin } from './admin'

declare module 'next-auth' {
  interface Session {
    admin: Admin
  }
  interface User {
    admin?: Admin
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    admin?: Admin
  }
}
