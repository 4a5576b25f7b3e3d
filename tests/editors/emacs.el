;;; emacs.el --- rastnus.el in a real Emacs  -*- lexical-binding: t; -*-

;; tests/editors/run starts it:  TEXT=/a/text.ckb emacs -Q --batch -l tests/editors/emacs.el
;; Exit status 0: all passed.

;; With -Q Debian's packages are not looked for.
(dolist (folder '("/usr/share/emacs/site-lisp/elpa" "/usr/share/emacs/site-lisp/elpa-src"))
  (when (file-directory-p folder)
    (add-to-list 'package-directory-list folder)))
(package-initialize)
(require 'flymake)
(add-to-list 'load-path (expand-file-name "../../editors/emacs" (file-name-directory load-file-name)))
(require 'rastnus)

(setq eglot-sync-connect 20
      eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits 'confirm
      eglot-workspace-configuration '((:rastnus . (:locale "en"))))
(defvar passed 0)
(defvar failed 0)

(defun check (name ok &optional info)
  "Note whether the check NAME is OK, and print it with INFO."
  (if ok (cl-incf passed) (cl-incf failed))
  (princ (format "%s %s%s\n" (if ok "ok  " "FAIL") name (if info (format ": %s" info) "")))
  ok)

(defun wait-for (condition)
  "Wait until the function CONDITION gives something, and return it; at most 15 s."
  (let ((turns 0) answer)
    (while (and (not (setq answer (funcall condition))) (< (cl-incf turns) 300))
      (accept-process-output nil 0.05))
    answer))

(defun finding (rule)
  "The first finding of RULE, when the server has sent it."
  (wait-for (lambda ()
              (flymake-start)
              (seq-find (lambda (d) (equal (rastnus--rule-of d) rule)) (flymake-diagnostics)))))

(defun text ()
  "The text of the buffer."
  (buffer-substring-no-properties (point-min) (point-max)))

(defun becomes (name wanted)
  "Check, as NAME, that the text is WANTED."
  (check name (equal (text) wanted) (unless (equal (text) wanted) (text))))

(defun write-text (text)
  "Make TEXT the text."
  (erase-buffer)
  (insert text)
  (goto-char (point-min))
  (deactivate-mark))

(defun all ()
  "All checks."
  (check "the file is in Kurdish mode" (eq major-mode 'kurdish-mode) major-mode)
  (check "paragraphs stand in the direction of their letters"
         (eq (current-bidi-paragraph-direction) 'right-to-left))
  (apply #'eglot--connect (eglot--guess-contact))
  (unless (check "the server is attached" (eglot-current-server))
    (error "No server"))
  (eglot--managed-mode 1)
  (flymake-mode 1)
  (let* ((d (finding "foreign-letter")) (before (text)) actions)
    (unless (check "it finds a letter that is not Kurdish" d) (error "No finding"))
    (check "in its word" (equal (buffer-substring-no-properties (flymake-diagnostic-beg d) (flymake-diagnostic-end d)) "كورد"))
    (setq actions (eglot-code-actions (flymake-diagnostic-beg d) (flymake-diagnostic-end d) "quickfix"))
    (check "and offers fixes" actions (mapconcat (lambda (a) (plist-get a :title)) actions " | "))
    (eglot--apply-workspace-edit (plist-get (car actions) :edit))
    (becomes "the fix mends that word only" (replace-regexp-in-string "كورد" "کورد" before))
    (eglot--signal-textDocument/didChange)
    (check "and the finding goes away"
           (wait-for (lambda ()
                       (flymake-start)
                       (not (seq-find (lambda (d) (equal (rastnus--rule-of d) "foreign-letter")) (flymake-diagnostics)))))))
  (goto-char (point-min))
  (search-forward "هەولێر")
  (backward-char 2)
  (let ((card (format "%s" (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams)))))
    (check "the card of a name" (string-match-p "Erbil\\|Hewlêr" card) (replace-regexp-in-string "\n" " " card)))

  (write-text "خەڵکی كورد , دوێنێ\nخەڵکی كورد , دوێنێ\n")
  (transient-mark-mode 1)
  (set-mark (point-min))
  (goto-char (line-end-position))
  (activate-mark)
  (rastnus-normalize)
  (becomes "M-x rastnus-normalize in the region" "خەڵکی کورد، دوێنێ\nخەڵکی كورد , دوێنێ\n")
  (deactivate-mark)
  (rastnus-normalize)
  (becomes "and in the text" "خەڵکی کورد، دوێنێ\nخەڵکی کورد، دوێنێ\n")
  (write-text "لە گوندەکە ١٢ کەس بوون.\n")
  (rastnus-digits "ascii")
  (becomes "M-x rastnus-digits" "لە گوندەکە 12 کەس بوون.\n")
  (write-text "زاخۆ\nئاکرێ\nپێنجوێن\nبانە\n")
  (rastnus-sort-lines)
  (becomes "M-x rastnus-sort-lines" "ئاکرێ\nبانە\nپێنجوێن\nزاخۆ\n")
  (check "a refusal is told" (condition-case refusal (progn (rastnus-digits "roman") nil)
                               (user-error (error-message-string refusal))))
  (rastnus-explain "broken-link")
  (check "M-x rastnus-explain" (with-current-buffer "*rastnus rule*" (string-match-p "broken-link" (buffer-string))))
  (write-text "جۆ بایدن لەگەڵ مستەفا کازمی لە بەغدا کۆبووەوە. بایدن گوتی کە دەگەڕێتەوە.\n")
  (rastnus-names)
  (with-current-buffer "*rastnus names*"
    (princ (buffer-string))
    (check "M-x rastnus-names" (string-match-p "جۆ بایدن ×2.*Joe Biden" (buffer-string)))
    (goto-char (point-min))
    (forward-button 1)
    (push-button))
  (check "a name leads to its mention" (and (equal (buffer-name (window-buffer)) (file-name-nondirectory (getenv "TEXT"))) t))
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server)))

(let (broken)
  (condition-case problem
      (with-current-buffer (find-file-noselect (getenv "TEXT"))
        (all))
    (error (setq broken t)
           (princ (format "ERROR %S\n" problem))))
  (princ (format "%d passed, %d failed\n" passed failed))
  (kill-emacs (cond (broken 2) ((> failed 0) 1) (t 0))))
;;; emacs.el ends here
