/**
 * The page that shows the form: the two speak by messages, to each other alone. What is sent says that the form stands
 * there (`ready`) or wants to be put away (`close`); nothing is heard from the page, and nothing read of it.
 */
export function tellSite(at: string, what: 'ready' | 'close'): void {
  if (window.parent !== window && at !== '') window.parent.postMessage({ evenkeel: what }, at);
}
