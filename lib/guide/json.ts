import { guidePath } from '../urls'
import { appValues } from './app-commands/app-values'
import type { GuideDocument, GuideStep } from './document'
import { type MarkdownContext, stepMarkdown } from './markdown'
import { describeMissingActions } from './missing-actions'
import { forcedBroadScope, scopeReasons, selectedScopes } from './scopes'
import { selectionLink } from './search-params'
import { chosenActions, findCloud } from './selection'
import { joinScopes } from './separators'
import { enabledActions, isStepShown, openScopes } from './steps'

/** The guide for one selection, for programs: the choice, its scopes, their reasons, and the steps. */
export function guideJson(document: GuideDocument, context: MarkdownContext, problems: readonly string[]) {
  const { guide, selection, publicUrl, commands } = context
  const scopes = selectedScopes(guide, selection)
  const broad = forcedBroadScope(guide, selection)
  const open = openScopes(guide, selection)
  const cloud = findCloud(guide, selection.cloud)
  return {
    guide: `${guide.connector}/${guide.slug}`,
    title: `${guide.connectorName}, ${guide.method}`,
    link: publicUrl + selectionLink(guide, selection),
    page: publicUrl + guidePath(guide),
    problems: [...problems, ...[describeMissingActions(guide, selection)].filter((text) => text !== null)],
    cloud: { id: cloud.id, label: cloud.label, host: cloud.host, note: cloud.note ?? null },
    actions: chosenActions(guide, selection).map((action) => ({
      ...action,
      documentedScope: action.documentedScope ?? null,
      note: action.note ?? null,
    })),
    actionCount: { chosen: selection.actions.length, total: guide.actions.length },
    scopes: {
      list: scopes,
      text: joinScopes(scopes, selection.separator),
      separator: selection.separator,
      isDefault: selection.actions.length === 0,
      reasons: scopeReasons(guide, selection).map(({ actions, ...reason }) => ({
        ...reason,
        actions: actions.map(({ id }) => id),
      })),
      broad: broad && {
        scope: broad.scope.id,
        forcedBy: broad.forcedBy.map(({ id }) => id),
        withoutThem: broad.withoutThem,
        shortList: broad.shortList,
      },
    },
    /** The app's settings, as the commands use them; null if the guide has no commands. */
    app: commands ? appValues(commands, { account: null, ...context }) : null,
    steps: numbered(
      document.sections
        .flatMap((section) => section.steps.map((step) => ({ section, step })))
        .filter(({ step }) => isStepShown(step.scopes, open)),
    ).map(({ section, step, number }) => ({
      /** Null for explanations. */
      number,
      id: step.id,
      inStackOne: section.isInStackOne,
      section: section.title,
      title: step.title,
      scopes: step.scopes,
      enables: enabledActions(guide, selection, step.scopes).map(({ id }) => id),
      markdown: stepMarkdown(step, context),
    })),
  }
}

function numbered<Item extends { step: GuideStep }>(items: readonly Item[]): (Item & { number: number | null })[] {
  const tasks = items.filter(({ step }) => !step.isReading)
  return items.map((item) => ({ ...item, number: item.step.isReading ? null : tasks.indexOf(item) + 1 }))
}
