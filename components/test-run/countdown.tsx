'use client'

import { useEffect, useState } from 'react'
import { plural } from '@/lib/text'
import { Time } from '../ui/time'

const MINUTE = 60_000

interface CountdownProps {
  /** RFC 3339. */
  from: string
  minutes: number
  providerName: string
}

/** The time the provider may still need to apply a change of the app. Testing again is possible at any time. */
export function Countdown({ from, minutes, providerName }: CountdownProps) {
  const until = Date.parse(from) + minutes * MINUTE
  const [left, setLeft] = useState<number | null>(null)

  useEffect(() => {
    const look = () => setLeft(Math.max(0, until - Date.now()))
    look()
    const timer = setInterval(look, MINUTE / 4)
    return () => clearInterval(timer)
  }, [until])

  return (
    <p className="text-sm">
      <span>{`${providerName} can take ${plural(minutes, 'minute')} to apply changes. Fixed it just now? Test again by `}</span>
      <Time at={new Date(until).toISOString()} />
      <span>{`${left === null ? '' : ` (${leftInWords(left)})`}, or at any time before.`}</span>
    </p>
  )
}

function leftInWords(left: number): string {
  return left > 0 ? `${plural(Math.ceil(left / MINUTE), 'minute')} left` : 'that is over'
}
