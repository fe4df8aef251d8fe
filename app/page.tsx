import { GuideList } from '@/components/guide/guide-list'
import { guides } from '@/lib/guides/loaded'

export default function Page() {
  return (
    <div className="page">
      <h1>Connect a provider to StackOne</h1>
      <p className="lead">Choose what StackOne may do, get the exact scopes, and follow the steps.</p>
      <GuideList guides={guides.map(({ guide }) => guide)} />
    </div>
  )
}
