import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Binaries, program, runOptions } from './binaries'
import type { RunAs } from './run-as'

interface PasswordChange {
  binaries: Binaries
  data: string
  runAs: RunAs | null
  user: string
  /** Of letters, digits, "-" and "_". */
  password: string
}

/** Sets the password of a database's user while no server runs on its folder (PostgreSQL's single-user mode). */
export async function setPassword({ binaries, data, runAs, user, password }: PasswordChange): Promise<void> {
  const child = spawn(program(binaries, 'postgres'), ['--single', '-D', data, 'postgres'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    ...runOptions(runAs),
  })
  child.stdin.end(`ALTER USER ${user} PASSWORD '${password}'\n`)
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error(`PostgreSQL took no password: it ended with status ${status}.`)
}
