/** A user who can sign in to every account of the sandbox. */
export interface User {
  key: 'ada' | 'ursula'
  id: string
  name: string
  givenName: string
  familyName: string
  email: string
  isAdmin: boolean
  role: string
}

export const USERS: readonly User[] = [
  {
    key: 'ada',
    id: '4010000000000001',
    name: 'Ada Admin',
    givenName: 'Ada',
    familyName: 'Admin',
    email: 'ada@sandbox.example',
    isAdmin: true,
    role: 'account admin',
  },
  {
    key: 'ursula',
    id: '4010000000000002',
    name: 'Ursula User',
    givenName: 'Ursula',
    familyName: 'User',
    email: 'ursula@sandbox.example',
    isAdmin: false,
    role: 'ordinary user',
  },
]

/** The user with this key, or null. */
export function userByKey(key: string | null): User | null {
  return USERS.find((user) => user.key === key) ?? null
}

/** The user with this id, which is the `sub` of tokens, or null. */
export function userById(id: unknown): User | null {
  return USERS.find((user) => user.id === id) ?? null
}
