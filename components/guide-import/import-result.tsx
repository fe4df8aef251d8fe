import type { ReactNode } from 'react'
import type { GuideImport } from '@/lib/guide-import/guide-import'
import { plural } from '@/lib/text'
import { guidePath, importZipPath } from '@/lib/urls'
import { Value, Values } from '../profile/values'

interface ImportResultProps {
  id: string
  imported: GuideImport
  /** The guide's files, by their names. */
  files: Readonly<Record<string, string>>
  /** How it is added to this wizard, or why it cannot be. */
  children: ReactNode
}

const MAX_QUESTIONS_SHOWN = 50
const LEVELS = ['error', 'warning', 'hint'] as const
const LEVEL_WORDS = { error: 'Error', warning: 'Warning', hint: 'Hint' } as const

/** What became of a page: what is wrong with it, what it leaves open, and the guide. */
export function ImportResult({ id, imported, files, children }: ImportResultProps) {
  const { loaded, findings, questions } = imported
  const { guide, document } = loaded
  const byLevel = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level))
  const steps = document.sections.flatMap((section) => section.steps)
  return (
    <>
      <Values>
        <Value label="Type">{guide.method}</Value>
        <Value label="Actions">{plural(guide.actions.length, 'action')}</Value>
        <Value label="Scopes">{plural(guide.scopes.length, 'scope')}</Value>
        <Value label="Steps">{plural(steps.length, 'step')}</Value>
        <Value label="Fields">{guide.fields.map(({ label }) => label).join(', ') || 'None found'}</Value>
      </Values>
      <p className="page-buttons mt-4">
        <a className="button button-primary" href={guidePath(guide)}>
          Preview the guide
        </a>
        <a className="button" href={importZipPath(id)}>
          Download the folder
        </a>
      </p>

      <h2 className="mt-9 mb-2">What is wrong with the page</h2>
      {findings.length === 0 ? (
        <p key="none">Nothing was found.</p>
      ) : (
        <ol key="findings" className="mt-4 grid gap-4">
          {byLevel.map(({ rule, level, line, message, fix }) => (
            <li key={`${rule} ${line} ${message}`}>
              <p>
                <strong>{`${LEVEL_WORDS[level]} in line ${line}:`}</strong> <span>{message}</span>
              </p>
              <p className="hint">{fix}</p>
            </li>
          ))}
        </ol>
      )}

      <h2 className="mt-9 mb-2">What the page leaves open</h2>
      {questions.length === 0 ? (
        <p key="none">Nothing.</p>
      ) : (
        <>
          <p>The files have each question as a comment. Answer it there, and remove it.</p>
          <ul className="ways-list mt-2">
            {questions.slice(0, MAX_QUESTIONS_SHOWN).map(({ file, line, text }) => (
              <li key={`${file} ${line}`}>{`${file}, line ${line}: ${text}`}</li>
            ))}
          </ul>
          {questions.length > MAX_QUESTIONS_SHOWN && (
            <p>{`${plural(questions.length - MAX_QUESTIONS_SHOWN, 'more question')}: the files have them.`}</p>
          )}
        </>
      )}

      <h2 className="mt-9 mb-2">The files</h2>
      {Object.entries(files).map(([name, content]) => (
        <details key={name} className="mt-2">
          <summary>{name}</summary>
          <div className="field mt-2">
            <textarea readOnly rows={18} className="mono" aria-label={name} spellCheck={false} value={content} />
          </div>
        </details>
      ))}

      <h2 className="mt-9 mb-2">Add it to this wizard</h2>
      {children}
    </>
  )
}
