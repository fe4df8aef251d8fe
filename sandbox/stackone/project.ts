import { createHash, randomBytes } from 'node:crypto'
import { Recent } from '../state/recent'

/** A connector profile of a project. */
export interface StackOneProfile {
  id: string
  name: string
  type: string
  accountId: string
  clientId: string
  clientSecret: string
  /** Separated by spaces. */
  scopes: string
  isEnabled: boolean
  isDefault: boolean
  createdAt: Date
}

/** The result of a session's sign-in. */
export interface LinkAttempt {
  id: string
  status: 'pending' | 'authenticated' | 'error'
  state: string
  verifier: string
  accountId: string | null
  errorCode: string | null
  errorDescription: string | null
  at: Date
}

/** A connect session, whose token links an account. */
export interface ConnectSession {
  id: number
  token: string
  profileId: string
  ownerId: string
  ownerName: string
  /** The account that signs in again; null: a new one. */
  accountId: string | null
  createdAt: Date
  expiresAt: Date
  attempts: LinkAttempt[]
}

/** A linked account. */
export interface StackOneAccount {
  id: string
  profileId: string
  ownerId: string
  ownerName: string
  status: string
  reasons: { code: string; description: string; timestamp: string }[]
  /** StackOne's record of the sign-in. */
  credentials: Record<string, unknown>
  createdAt: Date
  updatedAt: Date
}

/** A project in StackOne: the data of one API key. */
export interface Project {
  id: string
  /** The suffix of its keys. */
  name: string
  profiles: Map<string, StackOneProfile>
  accounts: Map<string, StackOneAccount>
  /** By token. */
  sessions: Recent<ConnectSession>
  faults: { on: ReadonlySet<string>; latency: number }
}

/** The pattern of a key of the sandbox's StackOne: each has its own project. */
const KEY = /^v1\.sandbox\.([\w-]{1,60})$/
/** The wizard's key after `npm run quickstart`. */
const PRACTICE_KEY = 'v1.sandbox.practice'

/** The projects of the sandbox's StackOne. */
export class Projects {
  private readonly projects = new Map<string, Project>()

  constructor() {
    this.ofKey(PRACTICE_KEY)
  }

  /** The project of a key, created at its first use; null if it is not a key of the sandbox. */
  ofKey(key: string): Project | null {
    const [, name] = KEY.exec(key) ?? []
    if (!name) return null
    const id = projectId(key)
    const known = this.projects.get(id)
    if (known) return known
    const project: Project = {
      id,
      name,
      profiles: new Map(),
      accounts: new Map(),
      sessions: new Recent(),
      faults: { on: new Set(), latency: 0 },
    }
    this.projects.set(id, project)
    return project
  }

  get(id: string): Project | null {
    return this.projects.get(id) ?? null
  }

  /** The newest first. */
  all(): Project[] {
    return [...this.projects.values()].reverse()
  }

  /** The session with this token, and its project. */
  sessionOf(token: string): { project: Project; session: ConnectSession } | null {
    for (const project of this.projects.values()) {
      const session = project.sessions.get(token)
      if (session) return { project, session }
    }
    return null
  }
}

/** Identifies a project in URLs, without revealing its key. */
export function projectId(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16)
}

/** A new secret or id. */
export function randomId(prefix: string): string {
  return `${prefix}${randomBytes(18).toString('base64url')}`
}
