// SPDX-License-Identifier: MIT
import { Component, type ReactNode } from 'react';
import { ErrorNote } from './ErrorNote';

interface Props {
  children: ReactNode;
  /** A change of this gives the content another chance, for example the page's path. */
  of: string;
}

/**
 * Keeps one broken page from taking the rest along: the header, the connection state and the other pages go on.
 * A page that could not be loaded (the server was upgraded meanwhile) is helped by loading everything anew.
 */
export class Boundary extends Component<Props, { broken: string | null }> {
  override state = { broken: null as string | null };

  static getDerivedStateFromError(error: unknown): { broken: string } {
    return { broken: error instanceof Error ? error.message : String(error) };
  }

  override componentDidUpdate(before: Props): void {
    if (before.of !== this.props.of && this.state.broken !== null) this.setState({ broken: null });
  }

  override render(): ReactNode {
    if (this.state.broken === null) return this.props.children;
    const trouble = {
      title: 'This page could not be shown',
      message: this.state.broken,
      code: 'dashboard.page_broken',
      requestId: null,
    };
    return <ErrorNote trouble={trouble} onRetry={() => window.location.reload()} />;
  }
}
