import type { Metadata } from 'next'
import { GuideList } from '@/components/guide/guide-list'
import { guides } from '@/lib/guides/loaded'

export const metadata: Metadata = { title: 'No such page' }

export default function NotFound() {
  return (
    <div className="page">
      <h1>No such page</h1>
      <p className="lead">There is no page at this address. These guides exist:</p>
      <GuideList guides={guides.map(({ guide }) => guide)} />
    </div>
  )
}
