// Stylesheets are taken in by the bundler; there is nothing to import from them.
declare module '*.css';
