/** The parameters that a path held, decoded. */
export type PathParams = Readonly<Record<string, string>>;

/** The parameters when `pathname` is at `path`, else null. `/cases/$number` takes `/cases/10482`. */
export function matchPath(path: string, pathname: string): PathParams | null {
  const wanted = path.split('/').filter(Boolean);
  const given = pathname.split('/').filter(Boolean);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    const value = given[place] ?? '';
    if (part.startsWith('$')) params[part.slice(1)] = decode(value);
    else if (part !== value) return null;
  }
  return params;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
