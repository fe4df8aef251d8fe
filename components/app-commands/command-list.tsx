import type { MadeCommand } from '@/lib/guide/app-commands/ways'
import { CodeBlock } from '../ui/code-block'
import { Notes } from './note'

interface CommandListProps {
  commands: readonly MadeCommand[]
  /** The heading level of each command's title. */
  heading?: 'h3' | 'h4'
  /** The download URL of a file by its name; absent: the file is only shown. */
  fileHref?: (file: string) => string
}

/** Commands in their order, each with the file that it needs. */
export function CommandList({ commands, heading: Title = 'h3', fileHref }: CommandListProps) {
  return (
    <ol className="grid gap-5 [counter-reset:command]">
      {commands.map(({ title, run, file, notes }) => (
        <li
          key={title}
          className="relative grid min-w-0 gap-2 ps-9 [counter-increment:command] before:absolute before:start-0 before:top-0 before:grid before:size-6 before:place-items-center before:rounded-full before:border before:border-edge before:bg-panel before:text-xs before:font-bold before:content-[counter(command)]"
        >
          <Title>{title}</Title>
          {file && (
            <div className="grid gap-1.5">
              <p className="text-sm">
                <span>Save this as </span>
                <code translate="no">{file.name}</code>
                {fileHref && (
                  <>
                    <span>, or </span>
                    <a href={fileHref(file.name)} download={file.name}>{`download ${file.name}`}</a>
                  </>
                )}
              </p>
              <CodeBlock what={file.name} text={file.text} />
            </div>
          )}
          {run !== null && <CodeBlock what={`the command: ${title}`} text={run} />}
          <Notes texts={notes} />
        </li>
      ))}
    </ol>
  )
}
