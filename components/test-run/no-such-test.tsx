import { NoSuch } from '../site/no-such'

export function NoSuchTest() {
  return <NoSuch what="test">There is no test at this address, or its profile was deleted.</NoSuch>
}
