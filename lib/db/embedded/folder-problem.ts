import 'server-only'
import { OperatorError } from '../../operator-error'
import { codeOf } from './binaries'

/** Explains why a folder could not be used, and the fix. An OperatorError stays unchanged. */
export function folderProblem(folder: string, cause: unknown): OperatorError {
  if (cause instanceof OperatorError) return cause
  return new OperatorError(`${whatIsWrong(folder, cause)} ${WAY_OUT}`, { cause })
}

const WAY_OUT = 'Fix that, or set DATA_DIR to another folder.'

function whatIsWrong(folder: string, cause: unknown): string {
  switch (codeOf(cause)) {
    case 'EROFS':
      return `The folder ${folder} is on a disk that can only be read.`
    case 'EACCES':
    case 'EPERM':
      return `The user of the wizard (number ${process.getuid?.() ?? 'unknown'}) may not write to the folder ${folder}.`
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk of the folder ${folder} is full.`
    case 'ENOTSUP':
    case 'EOPNOTSUPP':
      return `The file system of the folder ${folder} has no Unix sockets, as some that a container shares with its host.`
    case 'ENOTDIR':
    case 'EEXIST':
      return `${folder} is, or lies below, a file instead of a folder.`
    default:
      return `The folder ${folder} cannot be used (${cause instanceof Error ? cause.message : cause}).`
  }
}
