/*
 * Runs before the first paint, as a small file of its own: sets the colours and the language that this person
 * chose on this device, so that nothing flashes. It imports nothing, because in development it is loaded as a
 * classic script. The names in storage are those of scheme.ts and text/language.ts.
 */
{
  const recall = (name: string): string | null => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;

  const scheme = recall('evenkeel.scheme');
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const dark = scheme === 'dark' || (scheme !== 'light' && prefersDark);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');

  const wanted = [recall('evenkeel.language') ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2));
  root.lang = wanted.find((language) => language === 'en' || language === 'de') ?? 'en';
}
