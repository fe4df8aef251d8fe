import 'server-only'
import { DISK_FULL } from '../../messages'

/** Why PostgreSQL did not start on a folder. */
interface Reason {
  /** Problem and fix. */
  sentence: string
  /** When a retry may help. */
  passes: 'soon' | 'when there is room' | 'never'
}

/** Turns PostgreSQL's last message before a failed start into a sentence. */
export function whyNotOpened(data: string, said: string): Reason {
  const [passes, wayOut] = judge(data, said)
  return { passes, sentence: `The database in ${data} does not open: PostgreSQL says “${said}”. ${wayOut}` }
}

function judge(data: string, said: string): [Reason['passes'], string] {
  if (/No space left on device|Disk quota exceeded/.test(said)) {
    return ['when there is room', DISK_FULL]
  }
  if (/pre-existing shared memory block/.test(said)) {
    return ['soon', 'Processes of a PostgreSQL that was killed still work on it: end them, then start again.']
  }
  if (/lock file ".*" already exists/.test(said)) {
    return ['soon', 'Another PostgreSQL works on it: stop that, then start again.']
  }
  if (/Read-only file system|Permission denied|wrong ownership|invalid permissions/.test(said)) {
    return ['never', `Let the user of the wizard write to ${data} and to everything in it, then start again.`]
  }
  if (/could not (create|map|open|resize) .*(shared memory|semaphore)|Cannot allocate memory/.test(said)) {
    return ['never', 'The machine, or the container, has too little memory for it: give it more, then start again.']
  }
  return [
    'never',
    'Nothing was changed. Keep this folder; set DATA_DIR to an empty one and run "npm run restore" with a backup. Without one, ask someone who knows PostgreSQL.',
  ]
}
