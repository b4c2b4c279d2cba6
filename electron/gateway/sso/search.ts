/** `sso.user.search`: an administrator's way through many users, page by page. */
import { z } from 'zod';
import { operations, requireSuperUser, text, ust, type SsoContext } from './context.ts';
import { userView } from './views.ts';

const term = text(500).optional();

export function searchOperation(context: SsoContext) {
  const { users, config } = context;
  return operations(context)(
    'user.search',
    {
      ust: ust.optional(),
      userId: term,
      username: term,
      email: term,
      displayName: term,
      firstName: term,
      middleName: term,
      lastName: term,
      /** One text for user name, name and e-mail together. */
      anywhere: term,
      isSuperUser: z.boolean().optional(),
      isLocked: z.boolean().optional(),
      isTotpEnabled: z.boolean().optional(),
      approvalStatus: z.enum(['before_decision', 'approved', 'rejected']).optional(),
      signUpStatus: z.enum(['before_confirmation', 'final']).optional(),
      paginate: z.boolean().default(true),
      curPage: z.int().min(1).max(1_000_000).default(1),
      pageSize: z.int().min(1).optional(),
      nameOp: z.enum(['and', 'or']).default('and'),
      isNameExact: z.boolean().default(true),
    },
    (input, call) => {
      requireSuperUser(context, call, input.ust);
      const { default_page_size, max_page_size } = config.search;
      const pageSize = input.paginate ? Math.min(input.pageSize ?? default_page_size, max_page_size) : max_page_size;
      const names = [
        { column: 'full_name', text: input.displayName },
        { column: 'first_name', text: input.firstName },
        { column: 'middle_name', text: input.middleName },
        { column: 'last_name', text: input.lastName },
      ] as const;
      const { total, users: found } = users.search({
        userId: input.userId,
        username: input.username,
        email: input.email,
        anywhere: input.anywhere,
        names: names.flatMap(({ column, text: wanted }) => (wanted === undefined ? [] : [{ column, text: wanted }])),
        nameOp: input.nameOp,
        exact: input.isNameExact,
        flags: {
          ...(input.isSuperUser === undefined ? {} : { is_super_user: input.isSuperUser }),
          ...(input.isLocked === undefined ? {} : { is_locked: input.isLocked }),
          ...(input.isTotpEnabled === undefined ? {} : { is_totp_enabled: input.isTotpEnabled }),
          ...(input.approvalStatus === undefined ? {} : { approval_status: input.approvalStatus }),
          ...(input.signUpStatus === undefined ? {} : { sign_up_status: input.signUpStatus }),
        },
        offset: input.paginate ? (input.curPage - 1) * pageSize : 0,
        limit: pageSize,
      });
      const numPages = Math.ceil(total / pageSize);
      const hasNextPage = input.curPage < numPages;
      const hasPrevPage = input.curPage > 1;
      return {
        total,
        numPages,
        pageSize,
        curPage: input.curPage,
        hasNextPage,
        hasPrevPage,
        nextPage: hasNextPage ? input.curPage + 1 : null,
        prevPage: hasPrevPage ? input.curPage - 1 : null,
        result: found.map((account) => userView(context, account, 'super')),
      };
    },
  );
}
