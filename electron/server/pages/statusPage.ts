/** `/status`: what whoever keeps the station wants to see of its server. Nothing of its people. */
import type { Context } from 'hono';
import { html } from 'hono/html';

export interface ServerStatus {
  readonly station: string;
  readonly sessions: number;
  readonly pages: number;
  /** Milliseconds since the server started. */
  readonly upFor: number;
}

/** A page for people; with `Accept: application/json` the same as JSON, for programs that watch. */
export function statusPage(
  context: Context,
  { station, sessions, pages, upFor }: ServerStatus,
): Response | Promise<Response> {
  context.header('Cache-Control', 'no-store');
  const uptime = Math.floor(upFor / 1000);
  if (context.req.header('accept')?.includes('application/json') === true) {
    return context.json({ station, sessions, pages, uptime });
  }
  context.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
  return context.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>Countersign ${station}: status</title>
        </head>
        <body>
          <h1>Countersign ${station}</h1>
          <p>Running for ${inWords(uptime)}.</p>
          <p>Sessions in browsers: ${sessions}</p>
          <p>Pages in browsers: ${pages}</p>
        </body>
      </html>`,
  );
}

function inWords(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
