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
  /** With spaces between. */
  scopes: string
  isEnabled: boolean
  isDefault: boolean
  createdAt: Date
}

/** How a sign-in of a session went. */
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

/** An account that somebody linked. */
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
  /** The end of its keys. */
  name: string
  profiles: Map<string, StackOneProfile>
  accounts: Map<string, StackOneAccount>
  /** By their token. */
  sessions: Recent<ConnectSession>
  faults: { on: ReadonlySet<string>; latency: number }
}

/** A key of the sandbox's StackOne: each that looks so is one of a project of its own. */
const KEY = /^v1\.sandbox\.([\w-]{1,60})$/
/** The key that `npm run quickstart` gives the wizard. */
const PRACTICE_KEY = 'v1.sandbox.practice'

/** The projects of the sandbox's StackOne. */
export class Projects {
  private readonly projects = new Map<string, Project>()

  constructor() {
    this.ofKey(PRACTICE_KEY)
  }

  /** The project of a key, made when it is first used; null when it is no key of the sandbox. */
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

/** Names a project in addresses, without telling its key. */
export function projectId(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16)
}

/** A new secret or id. */
export function randomId(prefix: string): string {
  return `${prefix}${randomBytes(18).toString('base64url')}`
}
