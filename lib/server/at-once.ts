import { networkOf } from '../auth/network-of'

/** How many requests may be worked on at once: more would only wait for each other, and for memory. */
const MOST = 1000
/** How many of them may be of one network: who opens many and reads none keeps nobody else out. */
const MOST_OF_ONE = 100

/**
 * Bounds how many requests are worked on at once. The result takes a place for one from this address, and gives the
 * function that gives it back; null: there is none left.
 */
export function atOnce(most = MOST, mostOfOne = MOST_OF_ONE): (address: string) => (() => void) | null {
  const ofNetwork = new Map<string, number>()
  let all = 0
  return (address) => {
    const network = networkOf(address)
    const own = ofNetwork.get(network) ?? 0
    if (all >= most || own >= mostOfOne) return null
    all += 1
    ofNetwork.set(network, own + 1)
    return () => {
      all -= 1
      const left = (ofNetwork.get(network) ?? 1) - 1
      if (left > 0) ofNetwork.set(network, left)
      else ofNetwork.delete(network)
    }
  }
}
