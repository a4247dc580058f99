import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { createGraphql } from '../graphql/client.ts';
import { App } from './app.tsx';
import { routes } from './routes.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');

createRoot(root).render(
  <StrictMode>
    <App
      graphql={createGraphql(`${location.origin}/graphql`)}
      router={createBrowserRouter(routes)}
    />
  </StrictMode>,
);
