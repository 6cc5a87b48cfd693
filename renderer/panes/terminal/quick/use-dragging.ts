import { type DragEvent, useState } from 'react';
import { contentOf } from '../../../parts/sequences/step-text.ts';
import { openGroup } from '../../../store/quick-ui.ts';
import { dropPlace, type QuickRow } from './quick-rows.ts';
import { quickGroups } from './use-quick.ts';

/** The item that is being dragged, in this window. */
let dragged: { readonly groupId: string; readonly itemId: number; readonly index: number } | null = null;

/** The last item of a group stays in it. */
const canLeave = (groupId: string): boolean => (quickGroups().state.getState().groups[groupId]?.items.length ?? 0) > 1;

/** Of an item row: it can be dragged, and another one can be dropped before or after it. */
export const useDraggedItem = ({ groupId, item, index }: Extract<QuickRow, { readonly kind: 'item' }>) => {
  const [dropSide, setDropSide] = useState<'before' | 'after' | undefined>(undefined);
  const sideOf = ({ currentTarget, clientY }: DragEvent<HTMLElement>): 'before' | 'after' => {
    const { top, height } = currentTarget.getBoundingClientRect();
    return clientY < top + height / 2 ? 'before' : 'after';
  };
  const taken = () =>
    dragged !== null && dragged.itemId !== item.id && (dragged.groupId === groupId || canLeave(dragged.groupId))
      ? dragged
      : null;
  return {
    dropSide,
    onDragStart: (event: DragEvent<HTMLElement>) => {
      dragged = { groupId, itemId: item.id, index };
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', contentOf(item.step));
    },
    onDragEnd: () => {
      dragged = null;
    },
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (taken() === null) return;
      event.preventDefault();
      setDropSide(sideOf(event));
    },
    onDragLeave: () => setDropSide(undefined),
    onDrop: (event: DragEvent<HTMLElement>) => {
      setDropSide(undefined);
      const from = taken();
      if (from === null) return;
      event.preventDefault();
      const isAfter = sideOf(event) === 'after';
      if (from.groupId === groupId) {
        void quickGroups().move(groupId, from.itemId, dropPlace(from.index, index, isAfter));
      } else {
        void quickGroups().moveTo(from.groupId, from.itemId, groupId, isAfter ? index + 1 : index);
      }
    },
  };
};

/** Of the row of a group: an item of another group can be dropped on it, and becomes its last one. */
export const useGroupDrop = (groupId: string) => {
  const [isOver, setOver] = useState(false);
  const taken = () => (dragged !== null && dragged.groupId !== groupId && canLeave(dragged.groupId) ? dragged : null);
  return {
    isOver,
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (taken() === null) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent<HTMLElement>) => {
      setOver(false);
      const from = taken();
      if (from === null) return;
      event.preventDefault();
      void quickGroups()
        .moveTo(from.groupId, from.itemId, groupId)
        .then((isMoved) => isMoved && openGroup(groupId, true));
    },
  };
};
