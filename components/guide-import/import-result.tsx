import type { ReactNode } from 'react'
import type { GuideImport } from '@/lib/guide-import/guide-import'
import { plural } from '@/lib/text'
import { guidePath, importZipPath } from '@/lib/urls'
import { ButtonLink } from '../ui/button'
import { Description, DescriptionList } from '../ui/description-list'
import { Disclosure } from '../ui/disclosure'

interface ImportResultProps {
  id: string
  imported: GuideImport
  /** The guide's files, by their names. */
  files: Readonly<Record<string, string>>
  /** How it can be added to this wizard, or why it cannot. */
  children: ReactNode
}

const MAX_QUESTIONS_SHOWN = 50
const LEVELS = ['error', 'warning', 'hint'] as const
const LEVEL_WORDS = { error: 'Error', warning: 'Warning', hint: 'Hint' } as const

/** The result of an import: problems, open questions, and the guide. */
export function ImportResult({ id, imported, files, children }: ImportResultProps) {
  const { loaded, findings, questions } = imported
  const { guide, document } = loaded
  const byLevel = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level))
  const steps = document.sections.flatMap((section) => section.steps)
  return (
    <>
      <DescriptionList>
        <Description label="Type">{guide.method}</Description>
        <Description label="Actions">{plural(guide.actions.length, 'action')}</Description>
        <Description label="Scopes">{plural(guide.scopes.length, 'scope')}</Description>
        <Description label="Steps">{plural(steps.length, 'step')}</Description>
        <Description label="Fields">{guide.fields.map(({ label }) => label).join(', ') || 'None found'}</Description>
      </DescriptionList>
      <div className="flex flex-wrap gap-2">
        <ButtonLink kind="primary" href={guidePath(guide)}>
          Preview the guide
        </ButtonLink>
        <ButtonLink href={importZipPath(id)}>Download the folder</ButtonLink>
      </div>

      <Part title="Problems with the page">
        {findings.length === 0 ? (
          <p key="none">None found.</p>
        ) : (
          <ol key="findings" className="grid gap-4">
            {byLevel.map(({ rule, level, line, message, fix }) => (
              <li key={`${rule} ${line} ${message}`}>
                <p>
                  <strong>{`${LEVEL_WORDS[level]} in line ${line}:`}</strong> <span>{message}</span>
                </p>
                <p className="text-sm text-muted">{fix}</p>
              </li>
            ))}
          </ol>
        )}
      </Part>

      <Part title="Open questions">
        {questions.length === 0 ? (
          <p key="none">Nothing.</p>
        ) : (
          <>
            <p>Each question is a comment in the files. Answer it there, then remove it.</p>
            <ul className="grid list-disc gap-1 ps-5">
              {questions.slice(0, MAX_QUESTIONS_SHOWN).map(({ file, line, text }) => (
                <li key={`${file} ${line}`}>{`${file}, line ${line}: ${text}`}</li>
              ))}
            </ul>
            {questions.length > MAX_QUESTIONS_SHOWN && (
              <p>{`${plural(questions.length - MAX_QUESTIONS_SHOWN, 'more question')} in the files.`}</p>
            )}
          </>
        )}
      </Part>

      <Part title="The files">
        {Object.entries(files).map(([name, content]) => (
          <Disclosure key={name} summary={name}>
            <textarea
              readOnly
              rows={18}
              className="w-full resize-y font-mono text-sm"
              aria-label={name}
              spellCheck={false}
              value={content}
            />
          </Disclosure>
        ))}
      </Part>

      <Part title="Add it to this wizard">{children}</Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
