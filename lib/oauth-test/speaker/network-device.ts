import { NETWORK_DEVICES, type NetworkDevice } from './network-devices'
import type { OtherSpeaker, Said } from './speaker'

type Network = Extract<OtherSpeaker, { kind: 'network' }>

/** In UTF-16 units: some pages have their sign at the end. */
const MAX_LOOK = 20_000

/** The proxy, gateway or content delivery network that wrote this; null if unknown. */
export function networkDevice({ text, source = '', headers, form }: Said): Network | null {
  if (form === 'error') return null
  const look = `${text}\n${source}`.slice(0, MAX_LOOK)
  const device = NETWORK_DEVICES.find(
    ({ marks, headers: signs = {} }) =>
      marks.some((mark) => mark.test(text) || mark.test(look)) ||
      Object.entries(signs).some(([name, sign]) => sign.test(headers?.get(name) ?? '')),
  )
  return device ? { kind: 'network', name: device.name, role: device.role, reference: referenceOf(device, look) } : null
}

function referenceOf({ reference }: NetworkDevice, look: string) {
  const value = reference?.pattern.exec(look)?.[1]
  return reference && value ? { label: reference.label, value } : null
}
