import {
  CamelCasePlugin,
  Kysely,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  PostgresDialect,
  type QueryResult,
  type UnknownRow,
} from 'kysely';
import type { Platform } from '#platform/platform.ts';

const MOMENTS = new Set([
  'createdAt',
  'updatedAt',
  'expiresAt',
  'lockedUntil',
  'accessTokenExpiresAt',
  'refreshTokenExpiresAt',
]);

/** Our pools answer instants as numbers; better-auth reckons with dates. */
class MomentsAsDates implements KyselyPlugin {
  transformQuery({ node }: PluginTransformQueryArgs) {
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const rows = result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'number' && MOMENTS.has(name) ? new Date(value) : value,
        ]),
      ),
    );
    return { ...result, rows };
  }
}

/** The sign-in tables for better-auth: its camel-case names as our columns. */
export function identityDatabase(platform: Pick<Platform, 'database'>): Kysely<unknown> {
  return new Kysely({
    dialect: new PostgresDialect({ pool: platform.database.identity }),
    plugins: [new CamelCasePlugin(), new MomentsAsDates()],
  });
}
