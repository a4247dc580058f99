import { Migration } from '@mikro-orm/migrations';

/** How the thresholds and the control of a load stood, second by second. */
export class LoadControl extends Migration {
  override name = '002-load-control';

  override up(): void {
    this.addSql(`
      alter table "intervals"
        add column "thresholds" json not null default '[]',
        add column "control" text not null default 'running'`);
  }
}
