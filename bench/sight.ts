/** An expected text or state of a page, as data that can be passed into the page. */
export interface Sight {
  /** The first match counts. */
  selector: string
  property: 'value' | 'textContent' | 'innerHTML' | 'checked' | 'open' | 'tagName'
  is?: string | boolean
  has?: string
  /** Empty: any text. */
  lacks?: string
}
