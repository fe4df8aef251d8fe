'use client'

import type { RunView } from '@/lib/oauth-test/view'
import { HIDDEN } from '@/lib/profile/form-values'
import { Button, buttonClass } from '../ui/button'
import { Callout } from '../ui/callout'
import { CopyButton } from '../ui/copy-button'
import { CopyValue } from '../ui/copy-value'
import { DescriptionList } from '../ui/description-list'
import { Disclosure } from '../ui/disclosure'
import { FormFailure } from '../ui/form-failure'
import { useServerForm } from '../ui/use-server-form'

/** The link that was just created: it is shown once. */
export interface SentState {
  attempt: number
  url: string | null
  problem: string | null
}

interface SendSignInProps {
  run: RunView
  send: (before: SentState, form: FormData) => Promise<SentState>
}

/** Creates a link for someone else, if the admin cannot sign in at the provider. */
export function SendSignIn({ run, send }: SendSignInProps) {
  const form = useServerForm<SentState>(send, { attempt: 0, url: null, problem: null })
  const { url, problem } = form.state
  return (
    <Disclosure summary={`Send the sign-in to ${run.anAdmin}`} open={run.signInLink !== null}>
      <div className="grid gap-3">
        {url ? (
          <Callout key="made" kind="good" role="status">
            <p>Send this link. It is shown only once, and works once: its user can only sign in for this test.</p>
            <DescriptionList>
              <CopyValue label="Sign-in link" text={url} />
            </DescriptionList>
            <p>
              <CopyButton text={messageOf(run, url)} what="a message with the link" className={buttonClass()}>
                Copy a message with the link
              </CopyButton>
            </p>
          </Callout>
        ) : (
          <p key="none" className="text-sm text-muted">
            {`Someone else can sign in for this test without an account here. The link works once; the test then waits up to a day, and this page updates by itself.`}
          </p>
        )}
        {run.signInLink && <p className="text-sm">{LINK_WORDS[run.signInLink]}</p>}
        <form {...form.attributes} className="grid gap-2">
          <input type="hidden" name={HIDDEN.id} value={run.id} />
          <Button
            type="submit"
            aria-disabled={form.isSending}
            className={buttonClass('secondary', 'md', 'justify-self-start')}
          >
            {form.isSending ? 'Creating …' : run.signInLink ? 'Replace the link' : 'Create a sign-in link'}
          </Button>
          {problem && (
            <Callout kind="error" role="alert">
              {problem}
            </Callout>
          )}
          <FormFailure failure={form.failure} />
        </form>
      </div>
    </Disclosure>
  )
}

const LINK_WORDS = {
  made: 'The link is ready. Nobody has used it yet.',
  used: 'Someone has used the link, and is signing in. If they do not finish, replace the link.',
} as const

function messageOf({ providerName, anAdmin }: RunView, url: string): string {
  return [
    `Please sign in at ${providerName} as ${anAdmin}, for a test of its connection to StackOne:`,
    url,
    'The link works once. You need no account, and can close the page when it says that it is done.',
  ].join('\n\n')
}
