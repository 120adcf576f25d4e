const load = () => import('./StoryMore.tsx');

/** Asked for while the story itself is still on its way, so that it is there when the card has been read. */
const ahead = load();
ahead.catch(() => undefined);

/** The code of what stands below the card; asked for again where it did not come. */
export const storyMore = () => ahead.catch(load);
