import { gzipSync } from 'node:zlib';
import { json, redirect, text } from '../reply.ts';
import { inText, type TechniqueGroup } from '../technique.ts';

const xml = (body: string) =>
  text('application/xml', `<?xml version="1.0" encoding="UTF-8"?>${body}`);
const sitemapNs = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const urlSet = (...paths: readonly string[]) =>
  `<urlset ${sitemapNs}>${paths.map((path) => `<url><loc>{origin}${path}</loc></url>`).join('')}</urlset>`;

const known = 'The file stands where such files always stand.';
const note = '<p>Nothing here leads on; look where such things are kept.</p>';

/** Files that stand at the same address on every site. */
export const knownFiles: TechniqueGroup = {
  name: 'known-files',
  title: 'Files at known addresses',
  rootRoutes: {
    '/robots.txt': () =>
      text(
        'text/plain',
        'User-agent: *\nDisallow: /known-files/robots-disallow/back-office\nAllow: /known-files/robots-allow/catalogue$\n\nSitemap: {origin}/maps/index.xml\n',
      ),
    '/sitemap.xml': () => xml(urlSet('/known-files/sitemap/landing')),
    '/maps/index.xml': () =>
      xml(
        `<sitemapindex ${sitemapNs}>${['pages.xml', 'news.xml.gz']
          .map((name) => `<sitemap><loc>{origin}/maps/${name}</loc></sitemap>`)
          .join('')}</sitemapindex>`,
      ),
    '/maps/pages.xml': () => xml(urlSet('/known-files/sitemap-index/season')),
    '/maps/news.xml.gz': ({ origin }) => ({
      status: 200,
      headers: { 'content-type': 'application/gzip' },
      body: gzipSync(urlSet('/known-files/sitemap-packed/headline').replaceAll('{origin}', origin)),
    }),
    '/.well-known/security.txt': () =>
      text(
        'text/plain',
        'Contact: mailto:security@example.com\nExpires: 2099-01-01T00:00:00Z\nPolicy: {origin}/known-files/security-text/policy\n',
      ),
    '/.well-known/change-password': () => redirect('/known-files/change-password/form', 302),
    '/.well-known/openid-configuration': () =>
      json({
        issuer: 'https://issuer.example',
        authorization_endpoint: '/known-files/openid-configuration/authorize',
      }),
    '/llms.txt': () => text('text/plain', '# Maze\n\n- [Guide](/known-files/model-text/guide)\n'),
  },
  techniques: [
    {
      name: 'robots-disallow',
      title: 'Robots kept out',
      why: known,
      page: note,
      targets: ['back-office'],
      proof: inText('/known-files/robots-disallow/back-office', '/robots.txt'),
    },
    {
      name: 'robots-allow',
      title: 'Robots let in',
      why: known,
      page: note,
      targets: ['catalogue'],
      proof: inText('/known-files/robots-allow/catalogue$', '/robots.txt'),
    },
    {
      name: 'sitemap',
      title: 'Site map',
      why: known,
      page: note,
      targets: ['landing'],
      proof: inText('/known-files/sitemap/landing', '/sitemap.xml'),
    },
    {
      name: 'sitemap-index',
      title: 'Map of maps',
      why: 'Named in robots.txt; it names other maps, and these name pages.',
      page: note,
      targets: ['/maps/index.xml', 'season'],
      proof: inText('/known-files/sitemap-index/season', '/maps/pages.xml'),
    },
    {
      name: 'sitemap-packed',
      title: 'Packed site map',
      why: 'Large maps are packed.',
      page: note,
      targets: ['/maps/news.xml.gz', 'headline'],
      proof: inText('/maps/news.xml.gz', '/maps/index.xml'),
    },
    {
      name: 'security-text',
      title: 'Security contact',
      why: known,
      page: note,
      targets: ['policy'],
      proof: inText('/known-files/security-text/policy', '/.well-known/security.txt'),
    },
    {
      name: 'change-password',
      title: 'Password managers',
      why: known,
      page: note,
      targets: ['form'],
      proof: inText('/known-files/change-password/form', '/.well-known/change-password'),
    },
    {
      name: 'openid-configuration',
      title: 'Single sign-on',
      why: known,
      page: note,
      targets: ['authorize'],
      proof: inText(
        '/known-files/openid-configuration/authorize',
        '/.well-known/openid-configuration',
      ),
    },
    {
      name: 'model-text',
      title: 'Text for language models',
      why: known,
      page: note,
      targets: ['guide'],
      proof: inText('/known-files/model-text/guide', '/llms.txt'),
    },
  ],
};
