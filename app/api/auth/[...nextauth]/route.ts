import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/options.server'
import { safeReturnPath, signInPath } from '@/lib/auth/return-path'
import { env } from '@/lib/env'
import { privateAnswer } from '@/lib/private-answer.server'

type Context = { params: Promise<{ nextauth: string[] }> }

/** What of next-auth is reached from outside: the rest of it is pages that the wizard has itself, and a way into the log. */
const GET_ACTIONS = ['callback/oidc', 'csrf', 'error', 'session']
const POST_ACTIONS = ['callback/credentials', 'signin/oidc', 'signout']

export async function GET(request: Request, context: Context): Promise<Response> {
  const action = (await context.params).nextauth.join('/')
  if (GET_ACTIONS.includes(action)) return NextAuth(authOptions())(request, context)
  if (!action.startsWith('sign') && !action.startsWith('callback')) return notHere()
  const query = new URL(request.url).searchParams
  const path = signInPath(safeReturnPath(query.get('callbackUrl')), query.get('error'))
  return Response.redirect(env().publicUrl + path, 303)
}

export async function POST(request: Request, context: Context): Promise<Response> {
  const action = (await context.params).nextauth.join('/')
  if (!POST_ACTIONS.includes(action)) return notHere()
  try {
    return await NextAuth(authOptions())(request, context)
  } catch {
    return privateAnswer('This form cannot be read.\n', { status: 400 })
  }
}

function notHere(): Response {
  return privateAnswer('There is nothing here.\n', { status: 404 })
}
