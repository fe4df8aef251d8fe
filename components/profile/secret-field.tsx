'use client'

import { type ReactNode, type Ref, useState } from 'react'
import { announce } from '@/components/ui/announce'
import type { Finding } from '@/lib/profile/finding'
import type { QuickFix } from '@/lib/profile/quick-fix'
import { Button } from '../ui/button'
import { Field } from './field'
import { SECRET_NOT_FILLED_IN } from './not-filled-in'

interface SecretFieldProps {
  /** The key of the guide's field. */
  name: string
  label: string
  hint: ReactNode
  /** The box itself holds the secret: React would write the value of a controlled one into the page. */
  input: Ref<HTMLInputElement>
  /** When and by whom the saved secret was set; null: none is saved. */
  current: ReactNode
  /** Whether the saved secret cannot be used: it is missing, or was entered for another host. */
  isNeeded: boolean
  /** Whether a secret was typed and is not returned with the page. */
  dropped: boolean
  problem: string | undefined
  findings: readonly Finding[]
  note: string | undefined
  onChange: (value: string) => void
  onLeave: () => void
  onQuickFix: (fix: QuickFix) => void
}

export function SecretField({ label, name, hint, input, current, isNeeded, dropped, ...field }: SecretFieldProps) {
  const [isShown, setShown] = useState(false)
  return (
    <Field
      name={name}
      label={label}
      isOptional={!isNeeded}
      hint={
        <>
          <span>{hint}</span>
          {current && (
            <span>
              {' '}
              <strong>{current}</strong>{' '}
              <span>
                {isNeeded
                  ? 'It was entered for another host: enter it again for this one.'
                  : 'Leave this empty to keep it.'}
              </span>
            </span>
          )}
        </>
      }
      problem={field.problem}
      findings={field.findings}
      note={dropped ? `For safety the ${label} is never sent back to this page. Enter it again.` : field.note}
      onQuickFix={field.onQuickFix}
    >
      {(labelled) => (
        <div className="flex gap-2">
          <input
            {...labelled}
            {...SECRET_NOT_FILLED_IN}
            ref={input}
            className="w-full font-mono text-sm"
            type={isShown ? 'text' : 'password'}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            onChange={(event) => field.onChange(event.currentTarget.value)}
            onBlur={field.onLeave}
          />
          <Button
            className="no-script:hidden"
            aria-pressed={isShown}
            onClick={() => {
              setShown(!isShown)
              announce(isShown ? `The ${label} is hidden` : `The ${label} is shown`)
            }}
          >
            <span>{isShown ? 'Hide' : 'Show'}</span> <span className="sr-only">{label}</span>
          </Button>
        </div>
      )}
    </Field>
  )
}
