/** A button of a form, with the form's target. */
export interface Button {
  action: string
  name: string
  value: string
}

/** The named buttons of a page of the sandbox. */
export function buttonsOf(page: string, url: string): Button[] {
  return [...page.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].flatMap(
    ([, action = '', content = '']) =>
      [...content.matchAll(/<button[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']) => ({
        action: new URL(action.replaceAll('&amp;', '&'), url).href,
        name,
        value,
      })),
  )
}
