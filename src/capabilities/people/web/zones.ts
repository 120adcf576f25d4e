/** Every zone that this browser knows, `given` and UTC among them, by name. */
export function zonesWith(given: string): readonly { readonly value: string; readonly label: string }[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', given]);
  return [...names].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
