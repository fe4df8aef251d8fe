import type { MadeCommand } from '@/lib/guide/app-commands/ways'
import { Disclosure } from '../ui/disclosure'
import { CommandList } from './command-list'

interface OperationWaysProps {
  title: string
  ways: readonly { id: string; label: string; commands: readonly MadeCommand[] }[]
}

/** Alternative ways to do the same operation, one disclosure for each. */
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
