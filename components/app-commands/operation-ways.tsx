import type { MadeCommand } from '@/lib/guide/app-commands/ways'
import { Disclosure } from '../ui/disclosure'
import { CommandList } from './command-list'

interface OperationWaysProps {
  title: string
  ways: readonly { id: string; label: string; commands: readonly MadeCommand[] }[]
}

/** The same thing done in several ways, of which one is enough: each folded away. */
export function OperationWays({ title, ways }: OperationWaysProps) {
  return (
    <div className="grid gap-2">
      <p className="font-medium">{title}</p>
      {ways.map(({ id, label, commands }) => (
        <Disclosure key={id} summary={label} name={title}>
          <CommandList commands={commands} />
        </Disclosure>
      ))}
    </div>
  )
}
