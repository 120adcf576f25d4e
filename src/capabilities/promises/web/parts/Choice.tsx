import { Link } from '#ui/navigation.tsx';

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string; readonly href: string }[];
  readonly current: string;
}

/** One of a few views, as links beside each other, so that each has its address. */
export function Choice({ label, options, current }: ChoiceProps) {
  return (
    <nav className="pr-choice" aria-label={label}>
      {options.map((option) => (
        <Link key={option.id} href={option.href} aria-current={option.id === current ? 'true' : undefined}>
          {option.label}
        </Link>
      ))}
    </nav>
  );
}
