import { Migration } from '@mikro-orm/migrations';

/** The first tables. A migration that was released is never changed; the next one changes the tables. */
export class Runs extends Migration {
  override name = '001-runs';

  override up(): void {
    this.addSql(`
      create table "targets" (
        "id" serial primary key,
        "origin" text not null constraint "targets_origin_unique" unique,
        "created_at" timestamptz(3) not null
      )`);
    this.addSql(`
      create table "test_runs" (
        "id" text not null primary key,
        "name" text not null,
        "url" text not null,
        "target_id" int not null
          constraint "test_runs_target_id_foreign" references "targets" ("id"),
        "state" text not null,
        "verdict" text null,
        "failure" json null,
        "config" json not null,
        "given_flows" json null,
        "secrets" bytea null,
        "start_requested" boolean not null,
        "sequence" int not null,
        "created_at" timestamptz(3) not null,
        "started_at" timestamptz(3) null,
        "ended_at" timestamptz(3) null
      )`);
    this.addSql('create index "test_runs_state_index" on "test_runs" ("state")');
    this.addSql(`
      create table "run_events" (
        "run_id" text not null
          constraint "run_events_run_id_foreign" references "test_runs" ("id") on delete cascade,
        "seq" int not null,
        "sequence" int not null,
        "at" timestamptz(3) not null,
        "kind" text not null,
        "body" json not null,
        primary key ("run_id", "seq"),
        constraint "run_events_sequence_unique" unique ("run_id", "sequence")
      )`);
    this.addSql(`
      create table "intervals" (
        "run_id" text not null
          constraint "intervals_run_id_foreign" references "test_runs" ("id") on delete cascade,
        "seq" int not null,
        "sequence" int not null,
        "started_at" timestamptz(3) not null,
        "duration_ms" double precision not null,
        "active_users" int not null,
        "requests" int not null,
        "errors" int not null,
        "total" json not null,
        "parts" json not null,
        "examples" json not null,
        "generator" json not null,
        primary key ("run_id", "seq"),
        constraint "intervals_sequence_unique" unique ("run_id", "sequence")
      )`);
    this.addSql(`
      create table "site_graphs" (
        "run_id" text not null primary key
          constraint "site_graphs_run_id_foreign" references "test_runs" ("id") on update cascade on delete cascade,
        "graph" json not null
      )`);
    this.addSql(`
      create table "flows" (
        "run_id" text not null
          constraint "flows_run_id_foreign" references "test_runs" ("id") on delete cascade,
        "id" text not null,
        "position" int not null,
        "name" text not null,
        "effect" text not null,
        "proof" text not null,
        "definition" json not null,
        primary key ("run_id", "id")
      )`);
    this.addSql(`
      create table "steps" (
        "run_id" text not null
          constraint "steps_run_id_foreign" references "test_runs" ("id") on delete cascade,
        "flow_id" text not null,
        "id" text not null,
        "position" int not null,
        "name" text not null,
        "think_time_ms" double precision not null,
        "requests" int null,
        "error_rate" double precision null,
        "p50_ms" double precision null,
        "p95_ms" double precision null,
        "p99_ms" double precision null,
        "figures" json null,
        primary key ("run_id", "flow_id", "id")
      )`);
    this.addSql(`
      create table "metrics_summary" (
        "run_id" text not null primary key
          constraint "metrics_summary_run_id_foreign" references "test_runs" ("id") on update cascade on delete cascade,
        "verdict" text not null,
        "duration_ms" double precision not null,
        "peak_users" int not null,
        "requests" int not null,
        "requests_per_second" double precision not null,
        "error_rate" double precision not null,
        "iterations" int not null,
        "p50_ms" double precision not null,
        "p95_ms" double precision not null,
        "p99_ms" double precision not null,
        "body" json not null
      )`);
  }
}
