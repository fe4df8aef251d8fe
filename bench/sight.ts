/** One thing that a page shows, as text or as a state. Data, as it travels into the page. */
export interface Sight {
  /** The first element that it finds is looked at. */
  selector: string
  property: 'value' | 'textContent' | 'innerHTML' | 'checked' | 'open' | 'tagName'
  is?: string | boolean
  has?: string
  /** Empty: it may have anything. */
  lacks?: string
}
