import type { ReactNode } from 'react'
import { appValues, type CommandContext } from '@/lib/guide/app-commands/app-values'
import { accountWord } from '@/lib/guide/app-commands/render'
import type { AppCommands } from '@/lib/guide/app-commands/schema'
import { commandWays } from '@/lib/guide/app-commands/ways'
import { fieldOfRole } from '@/lib/guide/fields'
import type { Guide } from '@/lib/guide/schema'
import { selectionLink } from '@/lib/guide/search-params'
import { findCloud } from '@/lib/guide/selection'
import { type CommandsView, commandsLink } from '@/lib/url-params'
import { commandFilePath, commandsPath, guidePath, newProfilePath } from '@/lib/urls'
import { Button, ButtonLink } from '../ui/button'
import { FilterLinks } from '../ui/filter-links'
import { FormField } from '../ui/form-field'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { CommandWay } from './command-way'

interface CommandsPageProps {
  guide: Guide
  commands: AppCommands
  context: CommandContext
  view: CommandsView
  /** The problem of an invalid account ID in the link. */
  accountProblem: string | null
  /** The provider's name for the place where the app is created by hand. */
  consoleName: string | null
  note: ReactNode
}

/** The commands that create a guide's app for a choice, one way at a time. */
export function CommandsPage(props: CommandsPageProps) {
  const { guide, commands, context, view, accountProblem, consoleName, note } = props
  const ways = commandWays(commands, context)
  const way = ways.find(({ id }) => id === view.way) ?? ways[0]
  const { selection } = context
  const link = selectionLink(guide, selection, commandsPath(guide))
  const account = context.account
  const hrefOf = (change: Partial<CommandsView>) => commandsLink(link, { ...view, account, ...change })
  const stepLink = `${selectionLink(guide, selection, guidePath(guide))}#${commands.step}`
  const { name, redirectUrls } = appValues(commands, context)
  const [, ...removable] = redirectUrls
  const app = consoleName === null ? 'By hand' : `In the ${consoleName}`
  if (!way) return null
  return (
    <Page>
      <PageHeader
        title="Create the app by command"
        eyebrow={`${guide.connectorName} · ${guide.method}`}
        lead={`The same app as in the guide, “${name}”, on ${findCloud(guide, selection.cloud).label}. Values that need quoting are in files, so each command is the same in sh, PowerShell and cmd.`}
      />
      <div>{note}</div>
      <FilterLinks
        label="Ways to create the app"
        links={[
          { id: 'console', label: app, href: stepLink, isCurrent: false },
          ...ways.map(({ id, label }) => ({ id, label, href: hrefOf({ way: id }), isCurrent: id === way.id })),
        ]}
      />
      <Settings {...props} way={way.id} problem={accountProblem} />
      <h2 className="sr-only">{way.label}</h2>
      <CommandWay
        way={way}
        fileHref={(file) =>
          commandsLink(selectionLink(guide, selection, commandFilePath(guide, file)), { ...view, account, way: null })
        }
      />
      {removable.length > 0 && (
        <p className="text-sm">
          <span>{'The redirect URL '}</span>
          <code translate="no">{removable.join(' ')}</code>
          <span> is this wizard’s own, for the live test. You can remove it afterwards.</span>
        </p>
      )}
      <section className="grid justify-items-start gap-2 rounded-lg border border-accent bg-soft p-5 print:hidden">
        <h2>Paste the output</h2>
        <p>Paste the last command’s output into the profile’s form: it fills in the values.</p>
        <ButtonLink kind="primary" size="lg" href={selectionLink(guide, selection, newProfilePath(guide))}>
          {guide.isTestable ? 'Save and test' : 'Save the values'}
        </ButtonLink>
      </section>
    </Page>
  )
}

/** The commands' options beside the choice, as a GET form, so that the URL has them. */
function Settings({
  guide,
  commands,
  context,
  view,
  way,
  problem,
}: CommandsPageProps & { way: string; problem: string | null }) {
  const field = fieldOfRole(guide, 'account')
  const { selection } = context
  const kept = new URL(selectionLink(guide, selection), context.publicUrl).searchParams
  const canBeNarrow = selection.actions.length > 0
  if (!field && !canBeNarrow) return null
  return (
    <form action={commandsPath(guide)} className="grid gap-4 rounded-lg border border-line bg-panel p-5 print:hidden">
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="way" value={way} />
      {field && (
        <FormField
          name="account"
          label={field.label}
          isOptional
          hint={`${field.hint ? `${field.hint} ` : ''}Without it the commands say ${accountWord(context)}: replace it with yours.`}
          problem={problem}
        >
          {(labelled) => (
            <input
              {...labelled}
              className="w-full font-mono text-sm"
              defaultValue={view.account ?? ''}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </FormField>
      )}
      {canBeNarrow && (
        <div className="grid gap-1.5">
          <label className="flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              name="narrow"
              value="1"
              defaultChecked={view.narrow}
              aria-describedby="narrow-hint"
            />
            <span>Allow only the scopes of your choice</span>
          </label>
          <p id="narrow-hint" className="text-xs text-muted">
            {commands.narrowScopes}
          </p>
        </div>
      )}
      <p>
        <Button type="submit">Fill in the commands</Button>
      </p>
    </form>
  )
}
